package p;

public class Red implements l.Colour {
    @Override
    public String name() {
        return "red";
    }
}
