package p;

public class Local {
    String hidden() {
        return "original";
    }

    public static String call(Local local) {
        return local.hidden();
    }
}
