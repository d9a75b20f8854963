using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Accounts;

/// <summary>What users keep at hand. Called with the store locked.</summary>
internal sealed class Favorites(Store store)
{
    private readonly Register<Favorite> favorites = store.Register("favorite", static () => AccountsJson.Default.Favorite);

    public IEnumerable<Favorite> Of(string login, string kind) =>
        favorites.All.Where(favorite => favorite.Login == login && favorite.Kind == kind);

    public bool Has(Favorite favorite) => favorites.Find(favorite.Key) is not null;

    public void Add(Favorite favorite) => favorites.Put(favorite.Key, favorite);

    public bool Remove(Favorite favorite) => favorites.Remove(favorite.Key);
}
