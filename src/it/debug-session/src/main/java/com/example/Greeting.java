package com.example;

/** What is edited while a debugger has stopped in it. */
class Greeting {
    private final String name;

    Greeting(String name) {
        this.name = name;
    }

    String text() {
        // (an edit inserts a line here)
        String greeting = "hello " + name; // the breakpoint
        return greeting;
    }
}
