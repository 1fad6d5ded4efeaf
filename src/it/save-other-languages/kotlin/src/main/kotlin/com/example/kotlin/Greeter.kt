package com.example.kotlin

/** Greets, and remembers how often. */
class Greeter {
    private var count = 0

    fun greet(names: List<String>): String {
        count++
        return names.joinToString { "hello $it" } + " ($count)"
    }
}
