import './elements/de06-chat.js';
