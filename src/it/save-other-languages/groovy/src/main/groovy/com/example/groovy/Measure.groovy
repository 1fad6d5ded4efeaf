package com.example.groovy

import groovy.transform.CompileStatic

/** Measures words. */
@CompileStatic
class Measure {

    int of(List<String> words) {
        words.sum { String word -> word.length() } as int
    }
}
