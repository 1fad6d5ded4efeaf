package b;

public class Boot {}
