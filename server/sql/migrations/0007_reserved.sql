-- Keeps the number free for a change that is made elsewhere at the same time.
select 1;
