-- Its number belongs to another change.
select;
