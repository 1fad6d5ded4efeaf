package c;

public class Core {
    public class Inner {}
}
