package p;

public class AppSound implements c.Sound {
    @Override
    public String name() {
        return "app";
    }
}
