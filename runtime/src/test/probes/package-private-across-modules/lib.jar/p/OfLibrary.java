package p;

class OfLibrary {
    static int count = 3;

    static String name() {
        return "library";
    }

    String hello() {
        return "hello from the library";
    }
}
