"""What she asked her employer for, and a file about incidents that anybody can check."""
