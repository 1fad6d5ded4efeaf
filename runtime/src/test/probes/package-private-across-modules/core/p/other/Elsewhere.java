package p.other;

public class Elsewhere {
    protected String seen() {
        return "protected";
    }
}
