package p;

import a.UserAgent;
import c.Core;
import java.lang.instrument.Instrumentation;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(new Core().text());
        Instrumentation instrumentation = UserAgent.instrumentation();
        instrumentation.retransformClasses(Core.class);
        System.out.println(new Core().text());
        System.out.println(instrumentation.isModifiableClass(Core.class));
        for (Class<?> loaded : instrumentation.getInitiatedClasses(Main.class.getClassLoader())) {
            if (loaded == Main.class) {
                System.out.println("initiated " + loaded);
            }
        }
        System.out.println(System.getProperty("java.class.path"));
    }
}
