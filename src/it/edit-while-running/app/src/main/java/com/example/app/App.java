package com.example.app;

import com.example.core.Greeting;
import java.nio.file.Path;

/** Edits and compiles a class of another module, as a developer would, and calls it through one and the same object. */
public class App {

    public static void main(String[] args) throws Exception {
        Source source = new Source(Path.of("../core"), "com/example/core/Greeting.java");
        Greeting greeting = new Greeting();
        System.out.println("greeting: " + greeting.words());

        source.replace("\"first\"", "\"second\"");
        source.compile();
        while (!greeting.words().equals("\"second\"")) {
            Thread.sleep(10);
        }
        System.out.println("greeting: " + greeting.words());

        source.replace("Text.quoted(\"second\")", "third()");
        source.replace("\n}", "\n\n    private String third() {\n        return \"third\";\n    }\n}");
        source.compile();
        Thread.sleep(60_000);
        System.out.println("the second generation did not end the application");
    }
}
