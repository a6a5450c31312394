namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>The six tones of Vietnamese, named as in Vietnamese.</summary>
public enum Tone
{
    Ngang,
    Sac,
    Huyen,
    Hoi,
    Nga,
    Nang,
}
