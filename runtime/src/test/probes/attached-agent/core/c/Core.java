package c;

public class Core {}
