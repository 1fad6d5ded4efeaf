package c;

class Later {}
