package p;

class Signed {}
