package c;

public class Core {
    public String text() {
        return "as it was";
    }
}
