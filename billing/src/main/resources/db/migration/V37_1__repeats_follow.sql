-- What is written down of payments that pay again follows what came back, where a return is taken back.
GRANT DELETE, UPDATE (minor) ON payout_again TO ${serviceRole};
