package dev.hotreload.examples.imagegen.app;

/** Builds the model once, then paints picture after picture. */
public final class Main {

    private Main() {}

    /** Runs the generator; {@code --help} lists the options. */
    public static void main(String[] args) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException mistake) {
            System.err.println("imagegen: " + mistake.getMessage());
            System.err.println("  --help lists the options.");
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(Options.HELP);
            return;
        }
        run(Session.start(options));
    }

    // Stays on the stack for as long as the program runs, and so keeps its code; what it calls does not.
    private static void run(Session session) {
        while (session.goesOn()) {
            session.renderNext();
        }
    }
}
