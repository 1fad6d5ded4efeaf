package c;

public interface OfCore {
    String core();

    default String standard() {
        return "default, then " + core();
    }
}
