package c;

public final class Core {}
