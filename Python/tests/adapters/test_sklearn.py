"""As features for scikit-learn."""

import pickle
import warnings

import pytest

import viettext

pytest.importorskip("sklearn")
import numpy
from joblib import Parallel, delayed
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline, make_union

from viettext.sklearn import KeywordVectorizer, WordTokenizer

TEXTS = [
    "Giá vàng tăng mạnh. Giá vàng trong nước vượt 60 triệu đồng một lượng.",
    "Đội tuyển Việt Nam thắng Thái Lan. Huấn luyện viên Park Hang-seo khen đội tuyển Việt Nam.",
    "Giá xăng giảm. Người dân Hà Nội mừng vì giá xăng giảm, giá vàng đứng yên.",
    "Đội tuyển Thái Lan thua trận thứ hai, cổ động viên Thái Lan buồn.",
]
TOPICS = [0, 1, 0, 1]


def test_words_are_found_by_their_capitals_and_lowered_afterwards() -> None:
    text = "Sinh viên Đại học Bách khoa, TP.HCM, KỸ SƯ."
    assert WordTokenizer()(text) == ["sinh viên", "đại học", "bách khoa", "tp.hcm", "kỹ sư"]
    assert WordTokenizer(lower=False, marks=True)("Hà  Nội, mưa") == ["Hà Nội", ",", "mưa"]
    assert WordTokenizer(joiner="_")("Hà  Nội mưa") == ["hà_nội", "mưa"]
    assert WordTokenizer(level="spelling")("KỸ SƯ") == WordTokenizer(level="spelling")("kĩ sư") == [viettext.word_form("kỹ sư")]
    assert WordTokenizer(level="bare")("Hà Nội") == ["ha noi"]
    assert WordTokenizer(analyzer=viettext.Analyzer(dictionary={"vàng tăng": "force"}))("vàng tăng") == ["vàng tăng"]
    with pytest.raises(ValueError, match="level"):
        WordTokenizer(level="loose")


@pytest.mark.parametrize("vectorizer", [CountVectorizer, TfidfVectorizer])
def test_vectorizers(vectorizer: type) -> None:
    analyzer = viettext.Analyzer(dictionary={"vàng tăng": "force"})
    for tokenizer in (WordTokenizer(), WordTokenizer(analyzer=analyzer)):
        model = vectorizer(tokenizer=tokenizer, token_pattern=None, lowercase=False)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            matrix = model.fit_transform(TEXTS)
        assert "đội tuyển" in model.vocabulary_ and "." not in model.vocabulary_
        assert ("vàng tăng" in model.vocabulary_) == (tokenizer.analyzer is not None)
        for again in (pickle.loads(pickle.dumps(model)), clone(model).fit(TEXTS)):
            # The order of addition may be another.
            assert abs(again.transform(TEXTS) - matrix).max() < 1e-9


def test_processes_of_joblib() -> None:
    tokenizer = WordTokenizer(analyzer=viettext.Analyzer(dictionary={"giá vàng": "force"}))
    wanted = [tokenizer(text) for text in TEXTS]
    assert "giá vàng" in wanted[0]
    assert Parallel(n_jobs=2)(delayed(tokenizer)(text) for text in TEXTS) == wanted
    model = make_pipeline(CountVectorizer(tokenizer=tokenizer, token_pattern=None, lowercase=False), LogisticRegression())
    search = GridSearchCV(model, {"logisticregression__C": [0.1, 10]}, n_jobs=2, cv=2)
    assert search.fit(TEXTS, TOPICS).predict(TEXTS).tolist() == TOPICS


@pytest.mark.parametrize("method", ["combined", "frequency", "tfidf", "keyness", "yake", "textrank", "positionrank"])
def test_keywords(method: str) -> None:
    vectorizer = KeywordVectorizer(method=method, limit=5)
    matrix = vectorizer.fit_transform(TEXTS)
    names = vectorizer.get_feature_names_out()
    assert matrix.shape == (4, len(names)) and names.tolist() == sorted(names)
    analyzer = viettext.Analyzer(keyword_method=method, keyword_limit=5)
    for row, text in enumerate(TEXTS):
        cells = {names[column]: matrix[row, column] for column in matrix[row].indices}
        assert cells == pytest.approx({keyword.key: keyword.score for keyword in analyzer.keywords(text)})
    # The other texts do not matter.
    alone = vectorizer.transform(TEXTS[:1])
    assert (alone != matrix[:1]).nnz == 0 and vectorizer.transform([""]).nnz == 0
    assert vectorizer.transform([]).shape == (0, len(names))


def test_which_keywords() -> None:
    def names(**options: object) -> list:
        return KeywordVectorizer(**options).fit(TEXTS).get_feature_names_out().tolist()

    everything = names()
    assert "giá vàng" in everything and "thái lan" in everything
    assert set(names(kinds=["name"])) < set(everything) and "giá vàng" not in names(kinds=["name"])
    often = names(min_df=2)
    assert set(often) < set(everything) and "thái lan" in often
    assert names(min_df=0.5) == often and "thái lan" not in names(max_df=1) and "thái lan" not in names(max_df=0.25)
    assert len(names(max_features=3)) == 3 and "thái lan" in names(max_features=1)
    assert names(vocabulary=["thái lan", "mưa"]) == ["thái lan", "mưa"]
    matrix = KeywordVectorizer(values="frequency", vocabulary=["thái lan"]).fit_transform(TEXTS)
    assert matrix.toarray().ravel().tolist() == [0, 1, 0, 2]
    assert (
        KeywordVectorizer(values="binary", vocabulary=["thái lan"], dtype=numpy.float32).fit_transform(TEXTS).dtype
        == numpy.float32
    )
    assert "vàng đứng" in names(dictionary={"vàng đứng": "force"}, limit=50)
    assert (KeywordVectorizer(threads=2).fit_transform(TEXTS * 300) != KeywordVectorizer().fit_transform(TEXTS * 300)).nnz == 0


def test_an_estimator_like_others() -> None:
    vectorizer = KeywordVectorizer(method="tfidf", kinds=("word", "phrase"), dictionary={"giá vàng": "add"})
    again = clone(vectorizer)
    assert again.get_params() == vectorizer.get_params()
    assert again.set_params(limit=3).limit == 3 and "limit=3" in repr(again)
    with pytest.raises(NotFittedError):
        again.transform(TEXTS)
    model = make_pipeline(make_union(KeywordVectorizer(), CountVectorizer()), LogisticRegression())
    assert model.fit(TEXTS, TOPICS).predict(TEXTS).tolist() == TOPICS
    assert any("thái lan" in name for name in model[0].get_feature_names_out())
    fitted = vectorizer.fit(TEXTS)
    assert (pickle.loads(pickle.dumps(fitted)).transform(TEXTS) != fitted.transform(TEXTS)).nnz == 0
    search = GridSearchCV(
        make_pipeline(KeywordVectorizer(), LogisticRegression()),
        {"keywordvectorizer__method": ["tfidf", "combined"]},
        n_jobs=2,
        cv=2,
    )
    assert search.fit(TEXTS, TOPICS).best_score_ >= 0.5


@pytest.mark.parametrize(
    "options",
    [
        {"method": "guess"}, {"limit": 0}, {"limit": 2.5}, {"limit": True}, {"kinds": "name"}, {"kinds": ["verb"]}, {"values": "x"},
        {"min_df": 1.5}, {"min_df": -1}, {"max_df": "all"}, {"max_features": 0}, {"threads": 0}, {"errors": "skip"},
        {"min_df": 5}, {"vocabulary": []},
    ],
)  # fmt: skip
def test_wrong_parameters_are_told_by_fit(options: dict) -> None:
    with pytest.raises(ValueError):
        KeywordVectorizer(**options).fit(TEXTS)


def test_bad_records() -> None:
    given = [TEXTS[0], None, 5, TEXTS[3]]
    with pytest.raises(TypeError, match=r"NoneType.*\(text 1\)"):
        KeywordVectorizer().fit(given)
    with pytest.warns(UserWarning, match="2 of 4 records are no texts.*: 1, 2"):
        matrix = KeywordVectorizer(errors="mark").fit_transform(given)
    assert [matrix[row].nnz > 0 for row in range(4)] == [True, False, False, True]
    with pytest.raises(ValueError, match="not one str"):
        KeywordVectorizer().fit("một")
