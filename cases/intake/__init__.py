"""What each section of the intake wizard may say, how it is read, and what can be wrong with it."""
