package p;

import c.Core;
import c.sub.Deeper;
import l.Lib;

public class Main {
    public static void main(String[] args) {
        boolean enabled = false;
        assert enabled = true;
        System.out.println(enabled + " " + Core.enabled() + " " + Core.Nested.enabled() + " " + Deeper.enabled() + " "
                + Lib.enabled());
        ClassLoader.getSystemClassLoader().setDefaultAssertionStatus(true);
        System.out.println(Later.class.desiredAssertionStatus());
        ClassLoader.getSystemClassLoader().setClassAssertionStatus("p.Main$Later", false);
        System.out.println(Later.class.desiredAssertionStatus());
        ClassLoader.getSystemClassLoader().clearAssertionStatus();
        System.out.println(Later.class.desiredAssertionStatus());
        assert false : "the last word";
    }

    static class Later {}
}
