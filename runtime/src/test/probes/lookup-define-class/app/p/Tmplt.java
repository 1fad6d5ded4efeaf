package p;

import java.util.function.Supplier;

public class Tmplt implements Supplier<String> {
    @Override
    public String get() {
        return "made as " + getClass().getPackageName();
    }
}
