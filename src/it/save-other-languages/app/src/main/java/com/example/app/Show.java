package com.example.app;

import com.example.groovy.Measure;
import com.example.kotlin.Greeter;
import java.util.List;

/** Uses both languages, with objects that are never made again. */
final class Show {

    private final Greeter greeter = new Greeter();
    private final Measure measure = new Measure();

    String of(List<String> names) {
        return greeter.greet(names) + " " + measure.of(names);
    }
}
