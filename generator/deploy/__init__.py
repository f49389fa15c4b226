"""What a web server must be told to serve the finished site as its pages expect: headers, keeping, typed and former addresses."""
