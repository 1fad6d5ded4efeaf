package dev.hotreload.examples.imagegen.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Command line arguments of the form {@code --name=value} and {@code --name}; each can be taken once. */
final class Arguments {

    private final Map<String, String> values = new LinkedHashMap<>();

    Arguments(String... args) {
        for (String argument : args) {
            if (!argument.startsWith("--")) {
                throw new IllegalArgumentException("an argument looks like --name=value, not like " + argument);
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
            values.put(name, equals < 0 ? "" : argument.substring(equals + 1));
        }
    }

    boolean flag(String name) {
        return values.remove(name) != null;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.remove(name)).filter(value -> !value.isEmpty());
    }

    int number(String name, int otherwise, int least, int most) {
        String value = values.remove(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, in the same words as a number out of range.
        }
        throw new IllegalArgumentException(
                "--" + name + " is a whole number from " + least + " to " + most + ", not \"" + value + "\"");
    }

    void refuseOthers() {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no option --" + values.keySet().iterator().next());
        }
    }
}
