"""How the network of the engine `model` is made: see README.md. No part of the program, which only reads the result."""
