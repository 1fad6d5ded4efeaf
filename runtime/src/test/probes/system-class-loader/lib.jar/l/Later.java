package l;

class Later {}
