package c;

public class CoreSound implements Sound {
    @Override
    public String name() {
        return "core";
    }
}
