package com.example.core;

import com.example.text.Text;

public class Greeting {

    public String words() {
        return Text.quoted("first");
    }
}
