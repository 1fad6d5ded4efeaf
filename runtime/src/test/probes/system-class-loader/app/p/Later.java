package p;

class Later {}
