// Pages of the repository link to its files: sources, examples, tests. Those are not on the site. Where the address of the repository is
// known (metadata _repositoryAddress) such a link leads there; where it is not, its text stays and the link goes.

exports.preTransform = function (model) {
  return model;
}

exports.postTransform = function (model) {
  if (model.conceptual) model.conceptual = withoutLinksOutOfTheSite(model.conceptual, model._key, model._repositoryAddress);
  return model;
}

function withoutLinksOutOfTheSite(html, source, repository) {
  return html.replace(/<a href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g, function (link, target, attributes, text) {
    if (!leavesTheSite(target)) return link;
    var path = pathInTheRepository(source, target);
    if (!repository) return '<span class="repository-file" title="' + path + ' in the repository">' + text + '</span>';
    return '<a href="' + repository.replace(/\/$/, '') + '/blob/main/' + path + '"' + attributes + '>' + text + '</a>';
  });
}

// What docfx found is a page or a picture by now; what it did not find still has the name of its file.
function leavesTheSite(target) {
  var path = target.split('#')[0];
  return path.indexOf('../') === 0 && !/\.(html|svg|png)$/.test(path);
}

// `source` is relative to the folder docs, `target` to the folder of `source`.
function pathInTheRepository(source, target) {
  var parts = [];
  ('docs/' + source.replace(/[^\/]*$/, '') + target).split('/').forEach(function (part) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  });
  return parts.join('/');
}
