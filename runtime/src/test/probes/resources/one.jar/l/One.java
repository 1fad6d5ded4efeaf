package l;

public final class One {}
