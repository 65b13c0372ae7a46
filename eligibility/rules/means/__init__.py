"""Who is counted, what comes in, what cannot help going out, what is owned."""
