namespace Xnat.Typed.Server.Accounts;

/// <summary>An object that a user wants at hand.</summary>
/// <param name="Login">Whose favourite.</param>
/// <param name="Kind">Data type, or the word of the address.</param>
/// <param name="Id">ID of the object.</param>
internal sealed record Favorite(string Login, string Kind, string Id)
{
    public string Key => $"{Login}/{Kind}/{Id}";
}
