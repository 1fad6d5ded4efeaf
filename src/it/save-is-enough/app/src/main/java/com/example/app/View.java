package com.example.app;

import com.example.core.Greeting;
import com.example.text.Text;

/** Depends on the lowest module: by a call, and by a constant, which leaves no trace in the class file. */
class View {

    String show(Greeting greeting) {
        return greeting.words() + " " + Text.quoted("view").length() + " " + Text.WIDTH;
    }
}
