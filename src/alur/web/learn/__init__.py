"""The app `learn`: who must read which SOP, quiz, mentor, what is wrong with an SOP, and sessions about it."""
