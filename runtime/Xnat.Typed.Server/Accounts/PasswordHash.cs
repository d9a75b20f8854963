using System.Security.Cryptography;

namespace Xnat.Typed.Server.Accounts;

/// <summary>A password that can be compared but not read: PBKDF2 with a salt of its own.</summary>
/// <param name="Iterations">Rounds, kept so that they can be raised later.</param>
/// <param name="Salt">Random bytes.</param>
/// <param name="Key">What comes out.</param>
internal sealed record PasswordHash(int Iterations, byte[] Salt, byte[] Key)
{
    /// <summary>Few rounds on purpose: this server starts with its accounts in tests, hundreds of times.</summary>
    private const int Rounds = 10_000;

    public static PasswordHash Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return new(Rounds, salt, Derive(password, salt, Rounds));
    }

    public bool Fits(string password) => CryptographicOperations.FixedTimeEquals(Key, Derive(password, Salt, Iterations));

    public override string ToString() => nameof(PasswordHash);

    private static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, 32);
}
