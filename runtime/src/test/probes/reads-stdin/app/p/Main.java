package p;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(System.in.read());
        System.out.print("no line end");
        System.err.print("none here");
    }
}
