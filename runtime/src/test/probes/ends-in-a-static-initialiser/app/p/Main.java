package p;

public class Main {
    static final int NUMBER = Integer.parseInt("none");

    public static void main(String[] args) {
        System.out.println(NUMBER);
    }
}
