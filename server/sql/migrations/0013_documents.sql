-- Documents that come inside messages, and what is held back because filing it failed.

-- Filing that failed time and again is an act of its own, with its reason.
alter table held_act drop constraint held_act_action_check;
alter table held_act add constraint held_act_action_check
  check (action in ('matched', 'rejected', 'asked', 'filed', 'reopened', 'failed'));
