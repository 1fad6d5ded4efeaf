package dev.hotreload.launch;

import java.util.Locale;

/** Whether classes may get other interfaces while the program runs, for which the JVM's memory is changed. */
public enum Hierarchy {
    /** On those JVMs on which that has been tested for an hour. */
    AUTO,

    /** On every JVM that proves to be as expected. */
    TRUE,

    /** On none. */
    FALSE;

    /** Whether classes of this JVM are prepared for it. */
    public boolean isOn() {
        return this == TRUE || (this == AUTO && TestedJvms.hasThis());
    }

    /**
     * The value of this name, in small letters as the user writes it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Hierarchy of(String name) {
        for (Hierarchy each : values()) {
            if (each.toString().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("hierarchy must be auto, true or false, and not \"" + name + "\"");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
