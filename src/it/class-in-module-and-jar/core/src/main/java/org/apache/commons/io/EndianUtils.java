package org.apache.commons.io;

/** Has the name of a class of Commons IO. */
public class EndianUtils {

    public static String origin() {
        return "the module";
    }
}
