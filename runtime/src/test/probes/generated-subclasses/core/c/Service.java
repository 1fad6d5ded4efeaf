package c;

public class Service {
    private final String name;

    public Service() {
        this("unnamed");
    }

    protected Service(String name) {
        this.name = name;
    }

    public String greet(String who) {
        return name + " greets " + who;
    }

    String packagePrivate() {
        return "package-private of " + name;
    }

    public static String call(Service service) {
        return service.packagePrivate();
    }

    @Override
    public String toString() {
        return "service " + name;
    }
}
