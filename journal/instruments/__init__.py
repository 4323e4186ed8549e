"""Published questionnaires: their files, what is answered to them, what comes out."""
