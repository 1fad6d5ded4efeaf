package p;

import java.util.Collections;
import l.Twice;
import l.User;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(Twice.from());
        System.out.println(User.twice());
        System.out.println(Twice.class.getProtectionDomain().getCodeSource().getLocation());
        System.out.println(User.class.getProtectionDomain().getCodeSource().getLocation());
        System.out.println(Collections.list(Main.class.getClassLoader().getResources("l/Twice.class")));
    }
}
