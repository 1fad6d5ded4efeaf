package l;

public class Library {
    public static String loaders() throws ClassNotFoundException {
        return Class.forName("b.Boot").getClassLoader() + " " + Class.forName("java.sql.Date").getClassLoader().getName()
                + " " + new Other().getClass().getClassLoader().getName();
    }

    static class Other {}
}
