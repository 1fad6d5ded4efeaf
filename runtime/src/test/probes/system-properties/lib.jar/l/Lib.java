package l;

public class Lib {}
